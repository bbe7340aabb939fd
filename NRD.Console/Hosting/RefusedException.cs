namespace NRD.Console.Hosting;

/// <summary>What was asked cannot be done as asked; nothing was changed. The message says what to do, in one line, and the exit status is 2.</summary>
public sealed class RefusedException(string message) : Exception(message);
