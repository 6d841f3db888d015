namespace EventPatterns.Events;

/// <summary>
/// What kind of event it is, and so how far it may travel. In JSON the names are lower-case: <c>domain</c>,
/// <c>operational</c>, <c>local</c>, <c>transformed</c>.
/// </summary>
public enum EventCategory
{
    /// <summary>A fact of the business that other domains may hear of. The default.</summary>
    Domain,

    /// <summary>For operators: a circuit opened, an event expired. It never leaves its domain.</summary>
    Operational,

    /// <summary>A detail of one bounded context, free to change. It never leaves that context.</summary>
    Local,

    /// <summary>A public version of another event, built at the border of a domain.</summary>
    Transformed,
}
