using Deque.AxeCore.Commons;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>What is asked of a page from within.</summary>
internal static class Scripts
{
    /// <summary>The faults of the page as it stands, as sentences.</summary>
    public static readonly string PageFaults = Read("page-faults.js");

    /// <summary>Where the site gives axe away.</summary>
    public const string AxeAddress = "/axe.js";

    /// <summary>Reads axe in, for <see cref="AxeFaults"/>, and leaves the page as it was.</summary>
    public const string WithAxe = $$"""
        () => new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = "{{AxeAddress}}";
          script.onload = () => { script.remove(); resolve(); };
          script.onerror = () => reject(new Error("axe was not given"));
          document.head.append(script);
        })
        """;

    /// <summary>axe itself.</summary>
    public static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe finds on the page, with the elements.</summary>
    public static readonly string AxeFaults = Read("axe-faults.js");

    /// <summary>What makes the focused element hard to see, or null.</summary>
    public static readonly string FocusFault = Read("focus-fault.js");

    /// <summary>What is wrong with a focus that should be on the skip link, which loses it; null where it is there and shows.</summary>
    public static readonly string FirstStopFault = $$"""
        () => {
          const element = document.activeElement;
          const fault = ({{FocusFault}})();
          element.blur();
          return element.matches(".nhsuk-skip-link") ? fault : `it shows ${element.outerHTML.slice(0, 100)}`;
        }
        """;

    /// <summary>The id of the first field that waits for an answer, or null.</summary>
    public static readonly string FirstUnanswered = Read("first-unanswered.js");

    /// <summary>What reaches beyond the window to the right.</summary>
    public static readonly string Sideways = Read("sideways.js");

    private static string Read(string name)
    {
        using var stream = typeof(Scripts).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
