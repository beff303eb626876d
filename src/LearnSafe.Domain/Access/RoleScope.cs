namespace LearnSafe.Domain.Access;

/// <summary>How far a role reaches: what kind of organisation it is given at.</summary>
public enum RoleScope
{
    /// <summary>One practice, pharmacy, optical or dental practice.</summary>
    Provider,

    /// <summary>A primary care network, federation, neighbourhood or place, with its members.</summary>
    Network,

    /// <summary>A pharmacy chain, dental or optical group, with its sites.</summary>
    OwnerGroup,

    /// <summary>An integrated care board, with everything in its area.</summary>
    CareBoard,

    /// <summary>Everything on this installation.</summary>
    Installation,
}
