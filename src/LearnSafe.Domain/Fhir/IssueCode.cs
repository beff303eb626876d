using System.Collections.Frozen;

namespace LearnSafe.Domain.Fhir;

/// <summary>Our own codes of what is wrong with a request. They are stable: programs act on them.</summary>
public static class IssueCode
{
    public const string MalformedJson = "malformed-json";
    public const string WrongResource = "wrong-resource";
    public const string MissingProfile = "missing-profile";
    public const string UnknownProfile = "unknown-profile";
    public const string UnknownVersion = "unknown-version";
    public const string VersionNotAccepted = "version-not-accepted";
    public const string WrongShape = "wrong-shape";
    public const string PropertyNotUsed = "property-not-used";
    public const string UnknownExtension = "unknown-extension";
    public const string UnknownElement = "unknown-element";
    public const string WrongSection = "wrong-section";
    public const string WrongCarrier = "wrong-carrier";
    public const string EmptySection = "empty-section";
    public const string WrongValueType = "wrong-value-type";
    public const string UnknownCode = "unknown-code";
    public const string MissingElement = "missing-element";
    public const string TooMany = "too-many";
    public const string ImpossibleValue = "impossible-value";
    public const string ImpossibleAge = "impossible-age";
    public const string ImpossibleDate = "impossible-date";
    public const string Duplicate = "duplicate";
    public const string TooLong = "too-long";
    public const string DanglingReference = "dangling-reference";
    public const string WrongReference = "wrong-reference";
    public const string MoreFaults = "more-faults";
    public const string MissingKey = "missing-key";
    public const string WrongKey = "wrong-key";
    public const string NotForThisKey = "not-for-this-key";
    public const string NotFound = "not-found";
    public const string Withdrawn = "withdrawn";
    public const string VersionConflict = "version-conflict";
    public const string WrongHeader = "wrong-header";
    public const string KeyReused = "idempotency-key-reused";
    public const string OrganisationClosed = "organisation-closed";
    public const string BodyTooLarge = "body-too-large";
    public const string WrongContentType = "wrong-content-type";
    public const string WrongParameter = "wrong-parameter";
    public const string WrongReferenceNumber = "wrong-reference-number";
    public const string WrongId = "wrong-id";
    public const string WrongMethod = "wrong-method";
    public const string TooManyRequests = "too-many-requests";
    public const string Busy = "busy";
    public const string InternalError = "internal-error";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [MissingProfile] = "required",
        [UnknownProfile] = "not-supported",
        [UnknownVersion] = "not-supported",
        [VersionNotAccepted] = "not-supported",
        [PropertyNotUsed] = "not-supported",
        [UnknownExtension] = "extension",
        [UnknownCode] = "code-invalid",
        [MissingElement] = "required",
        [ImpossibleValue] = "value",
        [ImpossibleAge] = "value",
        [ImpossibleDate] = "value",
        [Duplicate] = "duplicate",
        [TooLong] = "too-long",
        [DanglingReference] = "invalid",
        [WrongReference] = "invalid",
        [MoreFaults] = "incomplete",
        [MissingKey] = "login",
        [WrongKey] = "login",
        [NotForThisKey] = "forbidden",
        [NotFound] = "not-found",
        [Withdrawn] = "not-found",
        [VersionConflict] = "conflict",
        [WrongHeader] = "invalid",
        [KeyReused] = "conflict",
        [OrganisationClosed] = "business-rule",
        [BodyTooLarge] = "too-long",
        [WrongContentType] = "not-supported",
        [WrongParameter] = "invalid",
        [WrongReferenceNumber] = "value",
        [WrongId] = "value",
        [WrongMethod] = "not-supported",
        [TooManyRequests] = "throttled",
        [Busy] = "throttled",
        [InternalError] = "exception",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The code of FHIR's value set issue-type (STU3) that ours falls under; what is about the shape of the resource is <c>structure</c>.</summary>
    public static string FhirType(string code) => Types.GetValueOrDefault(code, "structure");
}
