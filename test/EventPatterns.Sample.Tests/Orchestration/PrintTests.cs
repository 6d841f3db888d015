using EventPatterns.Cdk.Buses;
using EventPatterns.Simulator;
using EventPatterns.Simulator.Assembly;
using EventPatterns.Testing;

namespace EventPatterns.Sample.Tests.Orchestration;

/// <summary>Prints of 90 and 140 KB, three or two of which are more than a state may hold, and one that takes long.</summary>
public sealed class PrintTests(PrintTests.Synthesized large) : IClassFixture<PrintTests.Synthesized>
{
    private const string DataLimitExceeded = "States.DataLimitExceeded";

    [Theory]
    [InlineData(90_000)]
    [InlineData(140_000)]
    public void Workflow_OutputTooLarge_UndoneAndTold(int size)
    {
        var run = Run("grow", size);

        Assert.Equal(DataLimitExceeded, run.Only<PrintCancelled>().Why);
        Assert.Single(run.All<PrintTakenBack>());
    }

    [Fact]
    public void Participant_OutputTooLarge_RefusesWithoutDelay()
    {
        var run = Run("refuse");

        Assert.Equal(DataLimitExceeded, run.Only<PrintRefused>().Reason);
        Assert.Equal("PrintRefused", run.Only<PrintCancelled>().Why);
    }

    [Fact]
    public void Workflow_FailsAfterHalfAYear_WhatWasBegunIsStillKnown()
    {
        var run = Run("slow");

        Assert.Equal("Torn", run.Only<PrintCancelled>().Why);
        Assert.Single(run.All<PrintTakenBack>());
    }

    [Fact]
    public void Workflow_PastItsDeadline_Undone()
    {
        var run = Run("endless", 10);

        Assert.Equal(Cdk.Orchestration.Workflow.DeadlineError, run.Only<PrintCancelled>().Why);
        Assert.Single(run.All<PrintTakenBack>());
    }

    [Fact]
    public void Participant_WorkLongerThanItsDeadline_SignsEndAndTheReplyIsGivenAllTheSame()
    {
        var run = Run("thick", 10);

        Assert.Equal(3, run.All<PrintPending>().Count());
        Assert.Single(run.All<Printed>());
        Assert.Single(run.All<PrintFinished>());
    }

    [Fact]
    public void Publish_TwoWorkflowsOfOneEvent_TwoIds()
    {
        var run = Run("well", 10);

        var finished = Assert.Single(run.Envelopes<PrintFinished>()).Metadata;
        var counted = Assert.Single(run.Envelopes<PrintCounted>()).Metadata;
        Assert.Equal(finished.CausationId, counted.CausationId);
        Assert.NotEqual(finished.EventId, counted.EventId);
    }

    private CheckoutRun Run(string how, int size = 140_000)
    {
        var run = new CheckoutRun(Simulation.Load(large.Assembly, SynthesizedShop.Options));
        run.Put(new PrintOrdered("p-1", new string('x', size), how));
        run.Simulation.RunUntilIdle();
        return run;
    }

    public sealed class Synthesized
    {
        public Synthesized()
        {
            var app = SynthesizedTemplate.NewApp();
            new PrintStack(app, new DomainBus(new Amazon.CDK.Stack(app, "Shared"), "Bus").Bus);
            Assembly = CloudAssembly.Load(Path.GetDirectoryName(SynthesizedTemplate.In(app)[0].File)!);
        }

        public CloudAssembly Assembly { get; }
    }
}
