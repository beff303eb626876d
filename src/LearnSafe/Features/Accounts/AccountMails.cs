namespace LearnSafe.Features.Accounts;

/// <summary>The words of mails about accounts.</summary>
internal static class AccountMails
{
    private const string Ignore = "If this was not you, ignore this email. Nothing happens unless the link is opened.";

    public static (string Subject, string Body) Confirm(string organisation, string link) => ("Confirm your email address for LearnSafe",
        $"""
        Somebody registered this address with LearnSafe and asked for access to {organisation}.

        Open this link within 7 days and enter the password that you chose:
        {link}

        {Ignore}
        """);

    public static (string Subject, string Body) KnownAlready(string signIn, string ask) => ("You have a LearnSafe account already",
        $"""
        Somebody registered this address with LearnSafe. It has an account already, and nothing was changed.

        Sign in: {signIn}
        Ask for access to another organisation when you are signed in: {ask}

        If this was not you, ignore this email.
        """);

    public static (string Subject, string Body) Reset(string link) => ("Choose another password for LearnSafe",
        $"""
        Somebody asked for another password for the LearnSafe account with this address.

        Open this link within an hour and choose one:
        {link}

        {Ignore}
        """);

    public static (string Subject, string Body) NothingToReset(string register) => ("No LearnSafe account has this address",
        $"""
        Somebody asked for another password for LearnSafe. No account has this address. Your account may have another one.

        Register here if you have no account: {register}

        If this was not you, ignore this email.
        """);

    public static (string Subject, string Body) Invite(string inviter, string role, string organisation, string link) => ($"{inviter} invites you to LearnSafe",
        $"""
        {inviter} invites you to LearnSafe, where {organisation} records patient safety events and learns from them.
        Your role is to be: {role}.

        Accept within 7 days:
        {link}

        If you do not know {inviter}, ignore this email.
        """);

    public static (string Subject, string Body) Accepted(string name, string email, string role, string organisation) => ("Your invitation to LearnSafe was accepted",
        $"""
        {name} ({email}) accepted your invitation and is now {role} at {organisation}.

        If you do not know this address, suspend the role under People.
        """);

    public static (string Subject, string Body) Waiting(string name, string role, string organisation, string link) => ($"{name} asks for access to {organisation}",
        $"""
        {name} asks for access to {organisation} as: {role}.

        Decide here: {link}
        """);

    public static (string Subject, string Body) Decided(RoleState state, bool resumed, string role, string organisation, string? reason, string account) => (
        state switch
        {
            RoleState.Active => resumed ? $"Your access to {organisation} is given back" : $"You have access to {organisation}",
            RoleState.Suspended => $"Your access to {organisation} is suspended",
            RoleState.Refused => $"Your request for access to {organisation} was refused",
            _ => $"Your access to {organisation} has ended",
        },
        $"""
        Organisation: {organisation}
        Role: {role}
        State: {state.Title()}
        {(reason is null ? "" : $"Reason: {reason}\n")}
        Your account: {account}
        """);
}
