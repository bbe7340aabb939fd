using NRD.Console.Resources;
using NRD.Core.Persistence;

namespace NRD.Console.Hosting;

/// <summary>What must be so before anybody is served in earnest. Each refusal says what to do.</summary>
public sealed class StartGuard(SampleStaff sample, IConfiguration configuration)
{
    private const UnixFileMode Others =
        UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    /// <exception cref="RefusedException">One of them is not.</exception>
    public async Task DemandAsync(DataFolder folder, CancellationToken ct)
    {
        if (await sample.AreThereAsync(ct))
        {
            throw new RefusedException(Texts.Hosting("SampleStaffThere", folder.FullPath));
        }

        if (configuration.GetValue<bool>("DetailedErrors"))
        {
            throw new RefusedException(Texts.Hosting("DetailedErrorsOn"));
        }

        foreach (var file in KeyFiles(folder))
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0)
            {
                throw new RefusedException(Texts.Hosting("KeyFileReadable", file));
            }
        }

        foreach (var file in Directory.GetFiles(folder.Keys, "*.xml"))
        {
            if (!(await File.ReadAllTextAsync(file, ct)).Contains("encryptedSecret", StringComparison.Ordinal))
            {
                throw new RefusedException(Texts.Hosting("KeyNotSealed", file));
            }
        }
    }

    /// <summary>The keys of cookies, and that of the certificate where the settings name it; the master key is checked where it is read.</summary>
    private IEnumerable<string> KeyFiles(DataFolder folder) =>
        Directory.GetFiles(folder.Keys)
            .Concat(configuration.GetSection("Kestrel").AsEnumerable()
                .Where(setting => setting.Key.EndsWith(":KeyPath", StringComparison.OrdinalIgnoreCase) || setting.Value?.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase) == true)
                .Select(setting => setting.Value ?? ""))
            .Where(File.Exists);
}
