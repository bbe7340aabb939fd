using NRD.Console.Commands;

return await ConsoleCommands.RunAsync(args, System.Console.Out, System.Console.Error);
