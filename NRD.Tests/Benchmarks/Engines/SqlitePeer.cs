using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using NRD.Core.Places;
using NRD.Core.Referrals;

namespace NRD.Benchmarks.Engines;

/// <summary>
/// SQLite FTS5 as its users tune it: all in memory (no disk at all), contentless index with prefix indexes, filters as integer columns of one narrow
/// row, what has several values in WITHOUT ROWID tables by both keys, matches kept in a temp table, one aggregate for all facets of fixed size
/// and a GROUP BY for needs and for languages, prepared statements. Distance is a squared chord: no trigonometry a row.
/// Opening states are handed to it by sets of hours, as to every engine here.
/// </summary>
internal sealed class SqlitePeer : ISearchEngine, IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly Dictionary<string, SqliteCommand> prepared = [];
    private readonly IndexSegment segment;
    private readonly int today;

    public SqlitePeer(IReadOnlyList<PeerRow> rows, IndexSegment segment, OpenBoard board, int today)
    {
        this.segment = segment;
        this.today = today;
        var watch = Stopwatch.StartNew();
        connection.Open();
        SqlitePeerTables.Fill(connection, rows, segment, board);
        BuildTime = watch.Elapsed;
        Size = Number("PRAGMA page_count") * Number("PRAGMA page_size");
    }

    public string Name => "SQLite FTS5";

    public TimeSpan BuildTime { get; }

    public long Size { get; }

    public int Find(ReferralQuery query)
    {
        var place = PeerPlace.Of(query.Place, segment);
        var match = Match(query.Text);
        Run("DELETE FROM hits").ExecuteNonQuery();
        Collect(query, place, match);
        using (var counts = Run("SELECT " + SqlitePeerTables.FacetSums + " FROM hits", ("$v30", today - 30), ("$v90", today - 90), ("$v180", today - 180), ("$v365", today - 365)).ExecuteReader())
        {
            counts.Read();
            for (var column = 0; column < counts.FieldCount; column++)
            {
                _ = counts.IsDBNull(column) ? 0 : counts.GetInt64(column);
            }
        }

        ReadAll("SELECT n.need, count(*) FROM hits h JOIN needs n ON n.service = h.id GROUP BY n.need");
        ReadAll("SELECT l.language, count(*) FROM hits h JOIN languages l ON l.service = h.id GROUP BY l.language");
        ReadAll("SELECT s.name, s.organization, h.tier FROM hits h JOIN services s ON s.id = h.id ORDER BY h.tier, h.grp, h.score, h.chord, s.name LIMIT 25");
        return (int)Number("SELECT count(*) FROM hits");
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    /// <summary>Every word by one of its stems, which find all that the word does; the last also as a beginning. Empty without words.</summary>
    private static string Match(string text)
    {
        var typed = SearchText.Query(text);
        var match = new StringBuilder();
        for (var at = 0; at < typed.Words.Count; at++)
        {
            if (!typed.Words[at].MustMatch)
            {
                continue;
            }

            var word = typed.Words[at].Word;
            var isBeginning = at == typed.Words.Count - 1 && typed.LastIsPrefix;
            match.Append(match.Length > 0 ? " AND " : "");
            var written = isBeginning ? $" OR \"{word.Text}\"*" : "";
            match.Append(CultureInfo.InvariantCulture, $"(\"{word.EnglishStem}\" OR \"{word.FrenchStem}\"{written})");
        }

        return match.ToString();
    }

    private void Collect(ReferralQuery query, PeerPlace? place, string match)
    {
        var conditions = new List<string> { "s.audience & 1 AND NOT s.audience & 4" };
        var values = new List<(string, object)>();
        if (match.Length > 0)
        {
            conditions.Add("fts MATCH $match");
            values.Add(("$match", match));
        }

        AddFilters(query, conditions, values);
        var tier = Tier(place, values);

        // LIMIT -1 keeps the planner from pulling the subquery apart and reckoning the tier twice a row.
        var from = match.Length > 0 ? "fts CROSS JOIN services s ON s.id = fts.rowid" : "services s";
        var score = match.Length > 0 ? "bm25(fts, 8.0, 5.0, 1.2)" : "0";
        var chord = place is { IsProvince: false } ? ChordOf("s") : "0";
        Run(
            $"""
            INSERT INTO hits SELECT * FROM (
            SELECT s.id, {score}, {tier} AS tier,
              CASE WHEN o.state = {(int)OpenState.Closed} OR s.standing & {(int)Standing.Full} THEN 2 WHEN o.state = {(int)OpenState.Open} THEN 0 ELSE 1 END,
              {chord}, s.terms, s.modes, s.provider, s.warm, s.verified, s.provinces, o.state
            FROM {from} CROSS JOIN open o ON o.hours = s.hours
            WHERE {string.Join(" AND ", conditions)}
            LIMIT -1) WHERE tier < 4
            """,
            [.. values]).ExecuteNonQuery();
    }

    private void AddFilters(ReferralQuery query, List<string> conditions, List<(string, object)> values)
    {
        Add(query.Terms != 0, "s.terms & $terms", "$terms", (int)query.Terms);
        Add(query.Modes != 0, "s.modes & $modes", "$modes", (int)query.Modes);
        Add(query.OpenNow, "o.state <> $closed", "$closed", (int)OpenState.Closed);
        if (query.Needs.Count > 0)
        {
            Add(true, "EXISTS (SELECT 1 FROM needs n WHERE n.service = s.id AND n.need = $need)", "$need", segment.NeedCodes.Find(query.Needs[0]));
        }

        if (query.Languages.Count > 0)
        {
            Add(true, "(s.languages = 0 OR EXISTS (SELECT 1 FROM languages l WHERE l.service = s.id AND l.language = $language))", "$language", segment.LanguageCodes.Find(query.Languages[0]));
        }

        if (query.Provinces.Count > 0)
        {
            Add(true, "s.provinces & $provinces", "$provinces", (long)segment.ProvinceCodes.Find(query.Provinces[0]));
        }

        if (query.Person.Age is { From: { } age })
        {
            Add(true, "s.age_from <= $age AND s.age_to >= $age", "$age", age);
        }

        if (query.Person.Gender is { } gender)
        {
            Add(true, "s.genders & $gender", "$gender", (int)gender);
        }

        void Add(bool asked, string condition, string name, object value)
        {
            if (asked)
            {
                conditions.Add(condition);
                values.Add((name, value));
            }
        }
    }

    private static string Tier(PeerPlace? place, List<(string, object)> values)
    {
        if (place is null)
        {
            return "0";
        }

        const string Farther =
            "WHEN s.reach & 2 THEN 3 WHEN s.reach & 17 OR NOT s.reach & 12 THEN 4 WHEN s.located & $province THEN 2 ELSE 3";
        values.Add(("$province", (long)place.Province));
        if (place.IsProvince)
        {
            return $"CASE WHEN (s.located | s.covered | s.touched) & $province THEN 0 {Farther} END";
        }

        values.Add(("$town", place.Town));
        values.Add(("$x", (double)place.Origin.X));
        values.Add(("$y", (double)place.Origin.Y));
        values.Add(("$z", (double)place.Origin.Z));
        values.Add(("$near", (double)place.NearChord));
        return $"""
            CASE
              WHEN EXISTS (SELECT 1 FROM covered c WHERE c.town = $town AND c.service = s.id) THEN 0
              WHEN s.circles AND EXISTS (SELECT 1 FROM circles k WHERE k.service = s.id AND {ChordOf("k")} <= k.within) THEN 0
              WHEN (s.town = $town OR s.stands > 1 AND EXISTS (SELECT 1 FROM sites t WHERE t.service = s.id AND t.town = $town))
                AND (s.covered & $province OR s.reach & 2 OR NOT s.reach & 1) THEN 0
              WHEN {ChordOf("s")} <= $near THEN 1
              WHEN s.stands > 1 AND EXISTS (SELECT 1 FROM sites t WHERE t.service = s.id AND {ChordOf("t")} <= $near) THEN 1
              WHEN s.covered & $province THEN 2
              {Farther}
            END
            """;
    }

    private static string ChordOf(string row) =>
        $"(({row}.x - $x) * ({row}.x - $x) + ({row}.y - $y) * ({row}.y - $y) + ({row}.z - $z) * ({row}.z - $z))";

    private void ReadAll(string sql)
    {
        using var reader = Run(sql).ExecuteReader();
        while (reader.Read())
        {
            _ = reader.GetValue(0);
            _ = reader.GetValue(1);
        }
    }

    private long Number(string sql) => Convert.ToInt64(Run(sql).ExecuteScalar(), CultureInfo.InvariantCulture);

    private SqliteCommand Run(string sql, params (string Name, object Value)[] values)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, value) in values)
            {
                command.Parameters.AddWithValue(name, value);
            }

            command.Prepare();
            prepared[sql] = command;
        }

        foreach (var (name, value) in values)
        {
            command.Parameters[name].Value = value;
        }

        return command;
    }
}
