using System.Runtime.InteropServices;
using System.Text;

namespace NRD.Core.Persistence.Sealing;

/// <summary>
/// Brings the names in a folder to the disk. A file that was flushed and then renamed can still be lost in a power cut, since its name is the
/// folder's; for a key that would be the loss of everything it opens. Windows keeps names by itself.
/// </summary>
internal static class FolderFlush
{
    private const int ReadOnly = 0;

    public static void Of(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Open(Encoding.UTF8.GetBytes(Path.GetDirectoryName(Path.GetFullPath(file)) + "\0"), ReadOnly);
        if (folder < 0)
        {
            throw new IOException("The folder of a file just written cannot be opened.");
        }

        var flushed = Flush(folder);
        _ = Close(folder);
        if (flushed != 0)
        {
            throw new IOException("The folder of a file just written cannot be brought to the disk.");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int file);
}
