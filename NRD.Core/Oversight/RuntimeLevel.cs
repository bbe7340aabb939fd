namespace NRD.Core.Oversight;

/// <summary>Whether the .NET that runs this carries the repairs the console relies on.</summary>
public static class RuntimeLevel
{
    /// <summary>
    /// The oldest patch all of this was tried on: earlier ones signed in by passkey without asking whether the account may, and a window could freeze or
    /// lose its page where the line came back after its time.
    /// </summary>
    public static readonly Version Oldest = new(10, 0, 12);

    /// <returns>What to do; <c>null</c> where it is new enough.</returns>
    public static Bilingual? Problem(Version running) => running >= Oldest
        ? null
        : new(
            $"The .NET runtime {running} is older than {Oldest}, which repairs signing in by passkey and windows whose line comes back. Install the newest {Oldest.ToString(2)}.",
            $"Le moteur d’exécution .NET {running} est plus ancien que {Oldest}, qui corrige l’ouverture de session par clé d’accès et les fenêtres dont la liaison revient. Installez la plus récente version {Oldest.ToString(2)}.");
}
