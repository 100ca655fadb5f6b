namespace RecordExporterSample;

readonly record struct Measurement(int Sensor, DateTime Time, double Value, bool IsValid)
{
    public static IEnumerable<Measurement> Generate(int count)
    {
        var random = new Random(10);
        var start = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < count; i++)
            yield return new(random.Next(64), start.AddSeconds(i), random.NextDouble() * 100, random.Next(50) > 0);
    }
}
