using System.Diagnostics;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using NRD.Core.Referrals;

namespace NRD.Benchmarks.Engines;

/// <summary>
/// Lucene.NET as its users tune it: everything in memory, one merged segment, BM25 with a boost a field, no positions (nothing asks for phrases),
/// filters and facets from columns of plain numbers, several values packed into bits, one collector that filters, counts every facet and keeps the first 25,
/// a need as a clause that drives the scorer, prefixes as constant scores over one field of unstemmed words.
/// </summary>
internal sealed class LucenePeer : ISearchEngine, IDisposable
{
    private const string All = "all";
    private const string Need = "need";

    private static readonly (string Field, float Boost)[] Kinds = [("names", 8), ("about", 5), ("description", 1.2f)];

    private readonly RAMDirectory directory = new();
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;
    private readonly IndexSegment segment;
    private readonly LuceneColumns columns;
    private readonly OpenBoard board;
    private readonly int today;

    public LucenePeer(IReadOnlyList<PeerRow> rows, IndexSegment segment, OpenBoard board, int today)
    {
        this.segment = segment;
        this.board = board;
        this.today = today;
        var before = ManagedMemory.InUse();
        var watch = Stopwatch.StartNew();
        Write(rows);
        reader = DirectoryReader.Open(directory);
        searcher = new(reader) { Similarity = new BM25Similarity() };
        columns = new LuceneColumns(reader.Leaves[0].AtomicReader);
        BuildTime = watch.Elapsed;
        Size = ManagedMemory.InUse() - before;
    }

    public string Name => "Lucene.NET 4.8";

    public TimeSpan BuildTime { get; }

    public long Size { get; }

    public int Find(ReferralQuery query)
    {
        var collector = new LuceneCollector(segment, columns, board, query, today);
        searcher.Search(ToLucene(query), collector);
        foreach (var doc in collector.First())
        {
            var shown = searcher.Doc(doc);
            _ = shown.GetField("service");
            _ = shown.GetField("organization");
        }

        return collector.Total;
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
    }

    private static Query ToLucene(ReferralQuery query)
    {
        var all = new BooleanQuery(disableCoord: true);
        foreach (var need in query.Needs)
        {
            all.Add(new ConstantScoreQuery(new TermQuery(new Term(Need, need))) { Boost = 0 }, Occur.MUST);
        }

        var typed = SearchText.Query(query.Text);
        for (var at = 0; at < typed.Words.Count; at++)
        {
            if (typed.Words[at].MustMatch)
            {
                all.Add(Word(typed.Words[at].Word, at == typed.Words.Count - 1 && typed.LastIsPrefix), Occur.MUST);
            }
        }

        return all.Clauses.Count == 0 ? new MatchAllDocsQuery() : all;
    }

    /// <summary>The best of its fields in either language: a word as written has one stem in each, so stems find all that words do.</summary>
    private static DisjunctionMaxQuery Word(SearchWord word, bool isBeginning)
    {
        var best = new DisjunctionMaxQuery(0.1f);
        foreach (var (field, boost) in Kinds)
        {
            best.Add(new TermQuery(new Term(field, word.EnglishStem)) { Boost = boost });
            best.Add(new TermQuery(new Term(field, word.FrenchStem)) { Boost = boost });
        }

        if (isBeginning)
        {
            best.Add(new PrefixQuery(new Term(All, word.Text)) { MultiTermRewriteMethod = MultiTermQuery.CONSTANT_SCORE_AUTO_REWRITE_DEFAULT });
        }

        return best;
    }

    private void Write(IReadOnlyList<PeerRow> rows)
    {
        using var analyzer = new WhitespaceAnalyzer(LuceneVersion.LUCENE_48);
        using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer)
        {
            Similarity = new BM25Similarity(),
            RAMBufferSizeMB = 256,
        });
        var text = new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS };
        text.Freeze();
        var plain = new FieldType(text) { OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };
        plain.Freeze();
        foreach (var row in rows)
        {
            var document = new Document
            {
                new Field(Kinds[0].Field, row.Stems.Names, text),
                new Field(Kinds[1].Field, row.Stems.About, text),
                new Field(Kinds[2].Field, row.Stems.Description, text),
                new Field(All, string.Join(' ', row.Words.Names, row.Words.About, row.Words.Description), plain),
                new StoredField("service", row.Service),
                new StoredField("organization", row.Organization),
            };
            foreach (var need in segment.NeedsOf(row.Row))
            {
                document.Add(new StringField(Need, segment.NeedCodes[need], Field.Store.NO));
            }

            LuceneColumns.Add(document, row, segment);
            writer.AddDocument(document);
        }

        // Documents were added in the order of the rows: after merging, the number of a document is its row.
        writer.ForceMerge(1);
        writer.Commit();
    }
}
