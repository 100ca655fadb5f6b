using System.Globalization;

namespace IoAnalyzers.Benchmarks.Runtime.Durability;

/// <summary>MariaDB's InnoDB with <c>innodb_flush_log_at_trx_commit=1</c>, asked by mariadb-slap through a socket of the machine's own, where they are installed.</summary>
static class MariaDbServer
{
    /// <summary>An INSERT of 128 bytes, committed by itself, is answered when the redo log is on the disk. The programs count no CPU and no calls.</summary>
    public static Reading? Appends(string folder, int clients, int count)
    {
        if (InstalledProgram.Find("mariadbd") is not { } server || InstalledProgram.Find("mariadb-slap") is not { } client
            || InstalledProgram.Find("mariadb-install-db") is not { } install)
            return null;

        var content = $"--datadir={Path.Combine(Directory.CreateDirectory(folder).FullName, "content")}";
        var user = $"--user={Environment.UserName}";
        var socket = $"--socket={Path.Combine(folder, "socket")}";
        InstalledProgram.OutputOf(install, "--no-defaults", content, user, "--auth-root-authentication-method=normal", "--skip-test-db");
        using var process = InstalledProgram.Start(
            server, "--no-defaults", content, user, socket, "--skip-networking", "--skip-log-bin", "--innodb-flush-log-at-trx-commit=1");
        try
        {
            InstalledProgram.WaitFor("ready for connections", process, process.StandardError, process.StandardOutput);
            var line = InstalledProgram.OutputOf(
                client, "--no-defaults", socket, "--user=root", "--csv", "--create-schema=appends",
                "--create=CREATE TABLE appends.records (id BIGINT AUTO_INCREMENT PRIMARY KEY, content VARBINARY(128)) ENGINE=InnoDB",
                "--query=INSERT INTO appends.records (content) VALUES (REPEAT('x', 128))",
                $"--concurrency={clients.ToString(CultureInfo.InvariantCulture)}", $"--number-of-queries={count.ToString(CultureInfo.InvariantCulture)}");
            // engine, load, average, least and most seconds, clients, queries of a client
            var seconds = double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture);
            return new(seconds * 1e9, double.NaN, null, null);
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
            Directory.Delete(folder, recursive: true);
        }
    }
}
