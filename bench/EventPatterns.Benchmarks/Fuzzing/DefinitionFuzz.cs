using EventPatterns.Simulator.Services.StepFunctions.Language;
using EventPatterns.Simulator.Services.StepFunctions.Validation;

namespace EventPatterns.Benchmarks.Fuzzing;

/// <summary>Tries the reader of state machine definitions; what it refuses it must explain.</summary>
internal sealed class DefinitionFuzz : IFuzzTarget
{
    public string Name => "definitions";

    public IReadOnlyList<string> Seeds { get; } =
    [
        """{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"x.$":"$.a[*].b","y.$":"States.Format('{}', $.c)"},"ResultPath":"$.r","Next":"B"},"B":{"Type":"Succeed"}}}""",
        """{"StartAt":"C","TimeoutSeconds":9,"States":{"C":{"Type":"Choice","Choices":[{"And":[{"Variable":"$.a","IsPresent":true},{"Not":{"Variable":"$.a","StringMatches":"x*"}}],"Next":"W"}],"Default":"F"},"W":{"Type":"Wait","TimestampPath":"$.t","Next":"F"},"F":{"Type":"Fail","Error":"E","CausePath":"$.c"}}}""",
        """{"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.i","MaxConcurrency":2,"ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","TimeoutSeconds":5,"Retry":[{"ErrorEquals":["States.ALL"],"BackoffRate":1.5,"JitterStrategy":"FULL"}],"End":true}}},"End":true}}}""",
        """{"QueryLanguage":"JSONata","StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[{"StartAt":"X","States":{"X":{"Type":"Pass","Output":"{% $states.input %}","End":true}}}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"S"}],"Next":"S"},"S":{"Type":"Succeed"}}}""",
    ];

    public bool Accepts(string input)
    {
        var machine = DefinitionText.Read(input, new DefinitionReader(express: false, engine: null), out var findings);
        return machine is null == findings.Count > 0 ? machine is not null : throw new InvalidOperationException("Refused without a reason.");
    }
}
