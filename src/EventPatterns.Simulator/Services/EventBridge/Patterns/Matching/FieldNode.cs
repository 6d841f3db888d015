using System.Text;

namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Matching;

/// <summary>A step of the paths that rules use. What stands under no node is skipped when an event is read.</summary>
internal sealed class FieldNode
{
    private readonly Utf8Map<FieldNode> _children = new();

    /// <summary>The field whose path ends here, where a rule uses it.</summary>
    public IndexedField? Field { get; private set; }

    /// <summary>Whether longer paths lead through here.</summary>
    public bool HasChildren => _children.Count > 0;

    /// <summary>The field of this path, made where it is new.</summary>
    public IndexedField FieldAt(string path)
    {
        var node = this;
        foreach (var step in path.Split('.')) node = node._children.GetOrAdd(Encoding.UTF8.GetBytes(step), () => new());
        return node.Field ??= new(path);
    }

    /// <summary>The node that a member's name leads to, or null. A dot in a name is as good as a step.</summary>
    public FieldNode? Step(ReadOnlySpan<byte> name)
    {
        var node = this;
        for (var dot = name.IndexOf((byte)'.'); dot >= 0; dot = name.IndexOf((byte)'.'))
        {
            if (!node._children.TryGet(name[..dot], out var next)) return null;
            node = next;
            name = name[(dot + 1)..];
        }
        return node._children.TryGet(name, out var last) ? last : null;
    }
}
