using Microsoft.Data.Sqlite;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Persistence;

/// <summary>The database as files in its folder.</summary>
public sealed class DatabaseFiles(string database)
{
    private static readonly string[] Beside = ["-wal", "-shm"];

    public string Database => database;

    public string Folder => Path.GetDirectoryName(database) ?? throw new InvalidOperationException("A database lies in a folder.");

    /// <summary>Puts another file in its place in one step, after everything of it was copied aside. Nobody may have either open.</summary>
    /// <param name="aside">The folder that is made for it; <c>null</c> where there is nothing to keep.</param>
    internal void Replace(string by, string? aside)
    {
        SqliteConnection.ClearPool(new SqliteConnection(DatabaseSetup.ConnectionString(database)));
        if (aside is not null)
        {
            Directory.CreateDirectory(aside);
            foreach (var file in Beside.Prepend("").Select(end => database + end).Where(File.Exists))
            {
                File.Copy(file, Path.Combine(aside, Path.GetFileName(file)));
            }

            FolderFlush.Of(Path.Combine(aside, Path.GetFileName(database)));
        }

        // A log of writes that belongs to another database must not meet the new one.
        foreach (var end in Beside)
        {
            File.Delete(database + end);
        }

        File.Move(by, database, overwrite: true);
        FolderFlush.Of(database);
    }
}
