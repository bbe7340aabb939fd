using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime.Text;
using NRD.Core.Persistence;
using NRD.Core.Persistence.Sealing;

namespace NRD.Core.Police.Lists;

/// <summary>Proves that a version is as it was saved here, and names exactly what a second person agrees to.</summary>
internal static class ListCheck
{
    private const string Form = "1:";

    public static void Renew(NrdDbContext db, ContactList list) => list.Check = Compute(KeysOf(db), list);

    public static bool Holds(NrdDbContext db, ContactList list) => list.Check == Compute(KeysOf(db), list);

    /// <summary>A keyed hash of all that the version says, personal numbers with it.</summary>
    public static string Fingerprint(NrdDbContext db, ContactList list) => Convert.ToHexStringLower(HMACSHA256.HashData(
        KeysOf(db).RowsKey,
        Bytes("list content", list.Id.ToString("N"), Json(list.Content), list.Personal is null ? "" : JsonSerializer.Serialize(SealedReach.Of(list), JsonColumn.Options), Day(list.WantedFrom))));

    /// <summary>A short keyed mark of the personal numbers of each entry, to tell whether they were changed.</summary>
    public static Dictionary<Guid, string> PersonalMarks(NrdDbContext db, ContactList list) => SealedReach.Of(list).ToDictionary(
        personal => personal.EntryId,
        personal => Convert.ToHexStringLower(HMACSHA256.HashData(KeysOf(db).RowsKey, Bytes("personal mark", personal.EntryId.ToString("N"), JsonSerializer.Serialize(personal, JsonColumn.Options)))[..6]));

    // The personal numbers have a seal of their own, which shows every change by itself.
    private static string Compute(KeyRing keys, ContactList list) => Form + Convert.ToBase64String(HMACSHA256.HashData(
        keys.RowsKey,
        Bytes(
            "list", list.Id.ToString("N"), list.ServiceId, Json(list.Content), Day(list.WantedFrom), list.ReviewedBy ?? "", Day(list.EffectiveFrom), Day(list.ReviewDue), Day(list.WithdrawnOn),
            list.DiscardedAt is null ? "" : "discarded")));

    private static KeyRing KeysOf(NrdDbContext db) => db.Keys ?? throw new InvalidOperationException("Build the context with UseNrdSqlite.");

    private static string Json(ListContent content) => JsonSerializer.Serialize(content, JsonColumn.Options);

    private static string Day(NodaTime.LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : "";

    /// <summary>Each part with its length before it, so that no two texts run into the same bytes.</summary>
    private static byte[] Bytes(params string[] parts) => Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => $"{part.Length}:{part}")));
}
