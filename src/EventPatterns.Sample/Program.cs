using EventPatterns.Sample;

Shop.Build().Synth();
