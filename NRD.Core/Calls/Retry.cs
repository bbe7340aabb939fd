using Microsoft.EntityFrameworkCore;

namespace NRD.Core.Calls;

/// <summary>Two windows, or one key twice, at the same moment: whoever was second looks again, and decides on what is there by then.</summary>
internal static class Retry
{
    public static async Task<T> WhenBehindAsync<T>(Func<Task<T>> act, CancellationToken ct)
    {
        for (var again = 0; ; again++)
        {
            try
            {
                return await act();
            }
            catch (DbUpdateException) when (again < 4 && !ct.IsCancellationRequested)
            {
                // What was read is not so any more.
            }
        }
    }
}
