using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using NodaTime;
using NRD.Core.Partners;
using NRD.Core.Places;

namespace NRD.Core.Persistence.Sealing;

/// <summary>
/// The phones and hours of a record as bytes that stay the same from one version of the program to the next. What is added later is
/// written only where it holds something, so that old checks go on holding.
/// </summary>
internal sealed class RowFacts
{
    // Hundreds of thousands of records are checked in a row: each thread writes into the same memory.
    [ThreadStatic]
    private static RowFacts? ofThread;

    private readonly ArrayBufferWriter<byte> bytes = new(256);

    private RowFacts()
    {
    }

    /// <summary>The bytes hold until the same thread asks for others.</summary>
    public static ReadOnlySpan<byte> Of(Guid id, OrganizationListing listing)
    {
        var facts = Begin("organization", id);
        facts.Write(listing.Phones);
        return facts.bytes.WrittenSpan;
    }

    public static ReadOnlySpan<byte> Of(Guid id, ServiceListing listing)
    {
        var facts = Begin("service", id);
        facts.Write(listing.Phones);
        facts.Write(listing.Zone);
        facts.Write(listing.Hours);
        facts.Write(listing.IntakeHours);
        return facts.bytes.WrittenSpan;
    }

    public static ReadOnlySpan<byte> Of(Guid id, SiteListing listing)
    {
        var facts = Begin("site", id);
        facts.Write(listing.Phones);
        facts.Write(listing.Zone);
        facts.Write(listing.Hours);
        return facts.bytes.WrittenSpan;
    }

    private static RowFacts Begin(string kind, Guid id)
    {
        var facts = ofThread ??= new();
        facts.bytes.ResetWrittenCount();
        facts.Write(kind);
        id.TryWriteBytes(facts.bytes.GetSpan(16));
        facts.bytes.Advance(16);
        return facts;
    }

    private void Write(ValueList<Phone> phones)
    {
        Write(phones.Count);
        foreach (var phone in phones)
        {
            Write(phone.Raw);
            Write(phone.Number);
            Write(phone.Extension);
            Write((int)phone.Purpose);
            Write(phone.Label);
            Write(phone.Doubtful ? 1 : 0);
        }
    }

    private void Write(OpeningHours? hours)
    {
        if (hours is null)
        {
            Write(-1);
            return;
        }

        Write((int)hours.Kind);
        Write(hours.Weekly);
        Write(hours.Unconfirmed);
        Write(hours.Seasons.Count);
        foreach (var season in hours.Seasons)
        {
            Write((season.First.Month * 100) + season.First.Day);
            Write((season.Last.Month * 100) + season.Last.Day);
            Write(season.Weekly);
        }

        Write(hours.Exceptions.Count);
        foreach (var exception in hours.Exceptions)
        {
            Write(exception.First);
            Write(exception.Last);
            Write(exception.Spans.Count);
            foreach (var span in exception.Spans)
            {
                Write(span.From);
                Write(span.To);
            }

            Write(exception.Reason);
        }

        Write(hours.ClosedOnHolidays is { } closed ? (closed ? 1 : 0) : -1);
        Write(hours.Original);
    }

    private void Write(ValueList<WeeklySpan> spans)
    {
        Write(spans.Count);
        foreach (var span in spans)
        {
            Write((int)span.Day);
            Write(span.From);
            Write(span.To);
        }
    }

    private void Write(Bilingual? text)
    {
        Write(text?.En);
        Write(text?.Fr);
    }

    private void Write(LocalDate date) => Write((date.Year * 10_000) + (date.Month * 100) + date.Day);

    private void Write(LocalTime time) => Write((int)(time.TickOfDay / NodaConstants.TicksPerMillisecond));

    private void Write(int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(4), number);
        bytes.Advance(4);
    }

    private void Write(string? text)
    {
        if (text is null)
        {
            Write(-1);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        Write(length);
        Encoding.UTF8.GetBytes(text, bytes.GetSpan(length));
        bytes.Advance(length);
    }
}
