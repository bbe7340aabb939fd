namespace NRD.Console.Hosting;

/// <summary>The data folder is in use for as long as the services that use it live.</summary>
public sealed class FolderUse(IDisposable? held) : IDisposable
{
    public void Dispose() => held?.Dispose();
}
