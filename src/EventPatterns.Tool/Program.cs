using EventPatterns.Tool;
using EventPatterns.Tool.Commands;

return await EventPatternsCommand.Run(args, new Terminal(Console.Out, Console.Error)).ConfigureAwait(false);
