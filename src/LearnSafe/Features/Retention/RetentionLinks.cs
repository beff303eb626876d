namespace LearnSafe.Features.Retention;

/// <summary>Where holds and periods of keeping are looked after.</summary>
public static class RetentionLinks
{
    public const string Holds = "/holds";
    public const string NewHold = "/holds/new";
    public const string Retention = "/retention";
    public const string Export = "/retention/export";

    public static string Release(Guid hold) => $"/holds/{hold}/release";

    public static string Period(string rule) => $"/retention/{rule}/period";

    public static string Apply(string rule) => $"/retention/{rule}/apply";
}
