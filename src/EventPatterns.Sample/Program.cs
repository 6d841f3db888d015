using EventPatterns.Sample;

// The CDK command line runs the app in the folder of the cdk.json.
Shop.Build(schemas: "schemas").Synth();
