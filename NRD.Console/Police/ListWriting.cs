using NRD.Console.Hosting;

namespace NRD.Console.Police;

/// <summary>Lists that one window is writing: a lock, or a look at another page, takes nothing of them away. Whoever signs out leaves nothing.</summary>
public sealed class ListWriting
{
    private readonly Dictionary<string, ListForm> forms = [];

    public ListWriting(DeskActor desk) => desk.Left += forms.Clear;

    public ListForm? Of(string address) => forms.GetValueOrDefault(address);

    public void Keep(string address, ListForm form) => forms[address] = form;

    public void Forget(string address) => forms.Remove(address);
}
