using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LearnSafe.Platform.Web;

/// <summary>What was done, said on the page that follows a redirect, once.</summary>
public static class Notices
{
    private const string Key = "notice";

    public static void Say(this ITempDataDictionary following, string done)
    {
        ArgumentNullException.ThrowIfNull(following);
        following[Key] = done;
    }

    /// <summary>Null where there is nothing to say.</summary>
    public static string? Notice(this ITempDataDictionary following)
    {
        ArgumentNullException.ThrowIfNull(following);
        return following[Key] as string;
    }
}
