using BenchmarkDotNet.Attributes;
using NodaTime;
using NRD.Benchmarks.Records;
using NRD.Core.Persistence;
using NRD.Core.Places;

namespace NRD.Benchmarks;

/// <summary>What it costs to say whether the sample's partners are open: all their hours at one minute.</summary>
[MemoryDiagnoser]
public class HoursBenchmarks
{
    private readonly DateTimeZone zone = DateTimeZoneProviders.Tzdb["America/Toronto"];
    private OpeningHours[] hours = [];
    private CompiledHours[] compiled = [];

    [GlobalSetup]
    public void Setup()
    {
        hours = [.. SampleDirectory.Records(GeneratedDirectory.At).SelectMany(partner => partner.Services).Select(service => service.Listing.Hours).OfType<OpeningHours>()];
        compiled = [.. hours.Select(stated => new CompiledHours(stated))];
    }

    [Benchmark(Description = "compile")]
    public int Compile() => hours.Count(stated => new CompiledHours(stated) is not null);

    [Benchmark(Description = "open or not")]
    public int State()
    {
        var moment = LocalMoment.At(GeneratedDirectory.At, zone, zoneTrusted: true, _ => false);
        return compiled.Count(known => known.At(moment).State == OpenState.Open);
    }

    [Benchmark(Description = "open, and until when")]
    public int Status() => compiled.Count(known => OpeningClock.At(known, zone, _ => false, zoneTrusted: true, GeneratedDirectory.At).Until is not null);
}
