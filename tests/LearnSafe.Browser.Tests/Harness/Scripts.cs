using Deque.AxeCore.Commons;

namespace LearnSafe.Browser.Tests.Harness;

/// <summary>What is asked of a page from within.</summary>
internal static class Scripts
{
    /// <summary>The faults of the page as it stands, as sentences.</summary>
    public static readonly string PageFaults = Read("page-faults.js");

    /// <summary>axe itself, to be read in before <see cref="AxeFaults"/>.</summary>
    public static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe finds on the page, with the elements.</summary>
    public static readonly string AxeFaults = Read("axe-faults.js");

    /// <summary>What makes the focused element hard to see, or null.</summary>
    public static readonly string FocusFault = Read("focus-fault.js");

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
