using NRD.Core.Importing.Drafts;
using NRD.Core.Importing.Formats;
using NRD.Core.Importing.Mapping;
using NRD.Core.Importing.Words;

namespace NRD.Core.Importing;

/// <summary>Chooses the reader: the one that was named, else the one that the content fits.</summary>
internal static class Readers
{
    public static ImportBatch Read(InputFiles input, ImportRequest request, ImportReading reading)
    {
        var format = request.Format == ImportFormat.Auto ? FormatDetection.Detect(input, request.Map is not null, reading) : request.Format;
        if (request.Map is null && format is ImportFormat.Csv or ImportFormat.Json)
        {
            HsdsTaxonomy.RefuseAlone(input, reading);
        }

        var batch = format switch
        {
            ImportFormat.Hsds when input.Files.Any(f => HsdsNames.Table(f.Stem) is { } t && HsdsNames.IsBackbone(t) && FormatDetection.IsTable(f)) => HsdsReader.Read(input, format, reading),
            ImportFormat.Hsds => HsdsJson.Read(input, reading),
            ImportFormat.Ohana => HsdsReader.Read(input, format, reading),
            ImportFormat.Icarol => IcarolReader.Read(input, reading),
            ImportFormat.Airs or ImportFormat.Auto => AirsReader.Read(input, reading),
            ImportFormat.Csv or ImportFormat.Json => MappedReader.Read(input, request, format, reading),
        };
        return reading.Tables.TrueForAll(t => t.Rows.Count == 0)
            ? throw new ImportRefusedException(ContentWords.NoRow())
            : batch;
    }
}
