using NRD.Tests;
using NRD.Tests.Killing;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// The same executable runs the tests, and is the process that the kill test kills.
return args switch
{
    [Worker.Verb, var root, var round] => await Worker.RunAsync(root, round),
    _ when args.Any(argument => argument is "-automated" or "@@") => await ConsoleRunner.Run(args),
    _ => await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
};
