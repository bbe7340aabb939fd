using NRD.Core.Calls;

namespace NRD.Console.Calls;

/// <summary>Something in a contact is not as it was.</summary>
/// <param name="Field">The field that was saved; <c>null</c>: whose it is, how it stands, or anything else.</param>
/// <param name="Window">The window that did it, which knows already; empty where the console did.</param>
public sealed record ContactChange(Guid ContactId, ContactField? Field, string Window);

/// <summary>Tells every window of this console at once that a contact changed: a colleague's window turns read-only, a second window shows what the first one wrote.</summary>
public sealed class ContactWatch
{
    /// <summary>Comes on any thread.</summary>
    public event Action<ContactChange>? Changed;

    public void Tell(Guid contactId, ContactField? field = null, string window = "") => Changed?.Invoke(new(contactId, field, window));
}
