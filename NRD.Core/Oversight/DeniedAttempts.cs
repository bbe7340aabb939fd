using NRD.Core.Accounts;

namespace NRD.Core.Oversight;

/// <summary>
/// The way from every refusal to the audit trail. A process has one trail, and a refusal must reach it from wherever it happens, also where the
/// exception is caught on its way up; so this is the one thing of Core that is found by everybody.
/// </summary>
internal static class DeniedAttempts
{
    private static readonly AsyncLocal<AuditTrail?> Mine = new();
    private static AuditTrail? trail;

    public static void Report(Actor actor, Permission permission, SubjectKind subject, Guid id) =>
        (Mine.Value ?? Volatile.Read(ref trail))?.Denied(actor, permission, subject, id);

    /// <summary>From here on, refusals of this process go to <paramref name="listening"/>.</summary>
    public static void GoTo(AuditTrail listening) => Volatile.Write(ref trail, listening);

    /// <summary>Only for what runs from the caller on, where a process has several databases.</summary>
    public static void HereGoTo(AuditTrail listening) => Mine.Value = listening;

    public static void Leave(AuditTrail listening) => Interlocked.CompareExchange(ref trail, null, listening);
}
