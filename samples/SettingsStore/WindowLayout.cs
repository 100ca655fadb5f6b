namespace SettingsStoreSample;

/// <summary>Where the windows stood, one line each.</summary>
sealed class WindowLayout(string folder)
{
    readonly string _path = Path.Combine(folder, "windows.txt");

    public string[] Load() => File.Exists(_path) ? File.ReadAllLines(_path) : [];

    public void Remember(string window, int left, int top)
    {
        var windows = Load().Where(line => !line.StartsWith(window + " ")).Append($"{window} {left} {top}").ToArray();

        // IOA2006: a crash while this is written loses the places of all windows.
        File.WriteAllLines(_path, windows);
    }
}
