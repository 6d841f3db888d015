using EventPatterns.Simulator.Data;
using EventPatterns.Simulator.Door;
using EventPatterns.Simulator.Kernel;

namespace EventPatterns.Simulator.Services.EventBridge;

/// <summary>Where AWS's own services put the events that they send to the default bus of a place.</summary>
internal interface IServiceEvents
{
    /// <summary>Puts an event of <c>aws.*</c>, which nobody else may.</summary>
    void Emit(Place place, string source, string detailType, string resource, JsonMap detail, Moment? cause);
}
