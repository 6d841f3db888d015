namespace EventPatterns.Simulator.Services.EventBridge.Patterns.Parsing;

/// <summary>What a <see cref="PatternTokenizer"/> stands on.</summary>
internal enum PatternToken
{
    StartObject,
    EndObject,
    StartArray,
    EndArray,
    FieldName,
    String,
    Number,
    True,
    False,
    Null,

    /// <summary>The document's value has ended. EventBridge reads no further.</summary>
    End,
}
