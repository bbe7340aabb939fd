using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace NRD.Console.Commands;

/// <summary>Reads one line at a terminal of which nothing shows, not even its length, however early it was typed.</summary>
internal static class HiddenLine
{
    private const string Terminal = "/dev/tty";

    public static async Task<string> ReadAsync(Func<Task> ask)
    {
        if (OperatingSystem.IsWindows())
        {
            await ask();
            return ReadKeys();
        }

        // Off before anybody is asked: what is typed between two readings would show otherwise.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Echo(on: true));
        Echo(on: false);
        try
        {
            await ask();
            using var terminal = new StreamReader(new FileStream(Terminal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0));
            return await terminal.ReadLineAsync() ?? "";
        }
        finally
        {
            Echo(on: true);
        }
    }

    private static void Echo(bool on)
    {
        // With all its streams of its own, so that it changes the terminal and nobody changes it back after.
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"stty {(on ? "echo" : "-echo")} < {Terminal}");
        using var set = Process.Start(start);
        set?.WaitForExit();
    }

    private static string ReadKeys()
    {
        var typed = new StringBuilder();
        while (System.Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        return typed.ToString();
    }
}
