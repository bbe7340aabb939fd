namespace NRD.Core.Calls;

/// <summary>Words by which an operator tells their tabs apart: birds and trees that read the same way in both languages or plainly in each, never about a person.</summary>
public static class Nicknames
{
    private static readonly Bilingual[] All =
    [
        new("Heron", "Héron"), new("Maple", "Érable"), new("Loon", "Huard"), new("Cedar", "Cèdre"), new("Otter", "Loutre"), new("Birch", "Bouleau"), new("Puffin", "Macareux"),
        new("Spruce", "Épinette"), new("Plover", "Pluvier"), new("Willow", "Saule"), new("Osprey", "Balbuzard"), new("Aspen", "Tremble"), new("Sparrow", "Moineau"), new("Tamarack", "Mélèze"),
        new("Robin", "Merle"), new("Juniper", "Genévrier"), new("Teal", "Sarcelle"), new("Alder", "Aulne"), new("Finch", "Pinson"), new("Hazel", "Noisetier"),
    ];

    /// <summary>The first that none of the open contacts bears; which one a contact gets depends on its id.</summary>
    public static string For(Guid contactId, IReadOnlyCollection<string> taken)
    {
        var start = contactId.ToByteArray()[0] % All.Length;
        var free = Enumerable.Range(0, All.Length).Select(step => All[(start + step) % All.Length].En!).FirstOrDefault(name => !taken.Contains(name));
        return free ?? All[start].En!;
    }

    /// <summary>The word in the language of the screen; a word of the operator's own stays as it is.</summary>
    public static string Say(string nickname, Language language) => All.FirstOrDefault(name => name.En == nickname)?.In(language) ?? nickname;
}
