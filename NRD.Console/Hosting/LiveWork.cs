using NRD.Core;
using NRD.Core.Accounts;
using NRD.Core.Partners;

namespace NRD.Console.Hosting;

/// <summary>The record that is open in a window: what of it may be read with the window locked.</summary>
/// <param name="NotAsSaved">Its numbers are not what was saved: nobody may rely on them.</param>
public sealed record ChosenRecord(Bilingual Name, IReadOnlyList<Phone> Phones, bool NotAsSaved = false);

/// <summary>What goes on in one window that a lock must not stop: a live contact, and the public numbers of the record chosen for it.</summary>
public sealed class LiveWork(SessionActivity activity, DeskActor desk) : IDisposable
{
    private IDisposable? contact;

    /// <summary>A call or chat goes on.</summary>
    public bool InContact => contact is not null;

    public ChosenRecord? Chosen { get; private set; }

    public void BeginContact() => contact ??= activity.Contact(desk.Session ?? Guid.Empty);

    public void EndContact()
    {
        contact?.Dispose();
        contact = null;
    }

    public void Choose(ChosenRecord? record) => Chosen = record;

    public void Dispose() => EndContact();
}
