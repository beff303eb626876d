namespace LearnSafe.Features.Accounts.Sessions;

/// <summary>The session of this request.</summary>
/// <param name="IdleSeconds">After so long without another request it is over.</param>
public sealed record CurrentSession(Guid Id, Guid PersonId, bool SecondFactor, int IdleSeconds)
{
    private static readonly object Key = new();

    /// <summary>Null where nobody is signed in.</summary>
    public static CurrentSession? Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items[Key] as CurrentSession;
    }

    internal void Keep(HttpContext http) => http.Items[Key] = this;
}
