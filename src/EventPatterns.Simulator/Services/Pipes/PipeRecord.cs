using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.Pipes;

/// <summary>One record of a source, as a pipe hands it on.</summary>
/// <param name="Event">What filter, enrichment and target see.</param>
/// <param name="Id">What a partial failure names it by: a message's id, or a stream record's <c>eventID</c>.</param>
/// <param name="Cause">The call that put it into the source.</param>
internal sealed record PipeRecord(JsonMap Event, string Id, Moment? Cause);
