namespace EventPatterns.Events.Schemas;

/// <summary>One difference between two versions of a contract.</summary>
/// <param name="Path">The JSON path of the member from the schema's root: <c>$.lines[*].sku</c>.</param>
/// <param name="Kind">What changed.</param>
/// <param name="Description">One sentence for a person.</param>
public sealed record SchemaChange(string Path, SchemaChangeKind Kind, string Description)
{
    /// <summary>
    /// Whether it breaks somebody: a consumer of the old contract who hears new events, or a consumer of the new one who
    /// hears a replayed old event. A breaking change is a new version.
    /// </summary>
    public bool IsBreaking => Kind is not SchemaChangeKind.OptionalMemberAdded;

    /// <summary>The path and the sentence.</summary>
    public override string ToString() => $"{Path}: {Description}";
}

/// <summary>What may change between two versions of a contract.</summary>
public enum SchemaChangeKind
{
    /// <summary>A member that may be missing was added: nobody is broken.</summary>
    OptionalMemberAdded,

    /// <summary>A member that must be there was added: old events, when replayed, lack it.</summary>
    RequiredMemberAdded,

    /// <summary>A member is gone, or has another name.</summary>
    MemberRemoved,

    /// <summary>A member that could be missing must be there: old events, when replayed, may lack it.</summary>
    NowRequired,

    /// <summary>A member that had to be there may be missing: old consumers rely on it.</summary>
    NoLongerRequired,

    /// <summary>A value has another type or format.</summary>
    Retyped,

    /// <summary>A value was added to those of an enum: old consumers don't know it.</summary>
    ValueAdded,

    /// <summary>A value of an enum is gone: old events, when replayed, may hold it.</summary>
    ValueRemoved,
}
