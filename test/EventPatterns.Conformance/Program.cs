using System.CommandLine;
using EventPatterns.Conformance;

var directory = new Argument<string>("DIR") { Description = "The folder of the cases: one folder a family, with one JSON file or more." };
var families = new Option<string[]>("--family") { Description = "Runs this family alone; may be given more than once.", HelpName = "F" };
var json = new Option<bool>("--json") { Description = "Prints one JSON document instead of lines." };
var failures = new Option<bool>("--failures") { Description = "Lists every case that did not pass, with the expected and the actual value." };
var atLeast = new Option<double?>("--at-least") { Description = "Exits 1 where a family passes fewer of its counted cases than this.", HelpName = "PERCENT" };

var command = new RootCommand("Measures the simulator against cases that were recorded on AWS.") { directory, families, json, failures, atLeast };
command.SetAction(asked => Suite.Run(new SuiteOptions
{
    Directory = asked.GetRequiredValue(directory),
    Families = asked.GetValue(families) ?? [],
    AsJson = asked.GetValue(json),
    ListFailures = asked.GetValue(failures),
    AtLeastPercent = asked.GetValue(atLeast),
}));

var parsed = command.Parse(args);
var exit = parsed.Invoke();
return parsed.Errors.Count > 0 ? Suite.WrongInput : exit;
