using NRD.Console.Resources;
using NRD.Core.Persistence;

namespace NRD.Console.Hosting;

/// <summary>The one folder that holds all state: database, logs, Data Protection keys. Only its owner can read it.</summary>
public sealed class DataFolder
{
    private const string DatabaseFile = "nrd.db";

    private DataFolder(string path) => FullPath = path;

    public string FullPath { get; }

    public string ConnectionString => DatabaseSetup.ConnectionString(Path.Combine(FullPath, DatabaseFile));

    public string Logs => Path.Combine(FullPath, "logs");

    public string Keys => Path.Combine(FullPath, "keys");

    /// <summary>Creates what is missing.</summary>
    /// <exception cref="RefusedException">The folder cannot be created or written to.</exception>
    public static DataFolder Open(DataOptions options)
    {
        var folder = Of(options);
        try
        {
            var opened = new DataFolder(folder);
            foreach (var path in new[] { opened.FullPath, opened.Logs, opened.Keys })
            {
                Create(path);
            }

            return opened;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new RefusedException(Texts.Hosting("DataFolderRefused", folder));
        }
    }

    /// <summary>Whether there is a database; creates nothing.</summary>
    public static bool HasDatabase(DataOptions options) => File.Exists(Path.Combine(Of(options), DatabaseFile));

    private static string Of(DataOptions options) => options.Folder is { Length: > 0 } chosen ? Path.GetFullPath(chosen) : Default();

    /// <summary>Keeps the folder in use, beside others who do, or alone; until it is disposed or the process ends.</summary>
    /// <exception cref="RefusedException">Somebody holds it alone, or is in it where it must be held alone.</exception>
    public IDisposable Hold(bool alone = false)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
            var path = Path.Combine(FullPath, "in-use.lock");
            if (!alone)
            {
                if (!File.Exists(path))
                {
                    // To be read by several there must be something to read.
                    using var made = new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.ReadWrite });
                }

                (options.Mode, options.Access, options.Share) = (FileMode.Open, FileAccess.Read, FileShare.Read);
            }

            return new FileStream(path, options);
        }
        catch (IOException)
        {
            throw new RefusedException(Texts.Hosting(alone ? "DataFolderInUse" : "DataFolderHeld", FullPath));
        }
    }

    private static string Default()
    {
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return local is { Length: > 0 } ? Path.Combine(local, "NRD") : throw new RefusedException(Texts.Hosting("NoHomeFolder"));
    }

    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
