using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FileServerSample;

static class FileClient
{
    public static string List(IPEndPoint server)
    {
        using var client = new TcpClient();
        client.Connect(server);
        using var network = client.GetStream();
        network.Write("LIST\n"u8);
        using var answer = new StreamReader(network);
        return answer.ReadToEnd();
    }

    public static void Download(IPEndPoint server, string name, string destination)
    {
        using var client = new TcpClient();
        client.Connect(server);
        using var network = client.GetStream();

        // IOA1006: the request is two packets, of which the second may wait for the first.
        network.Write("GET "u8);
        network.Write(Encoding.UTF8.GetBytes(name + "\n"));

        using var file = new FileStream(destination, FileMode.Create, FileAccess.Write);
        byte[] buffer = new byte[4096];

        // IOA3001: one receive and one write for each 4 KiB.
        while (true)
        {
            int count = network.Read(buffer, 0, buffer.Length);
            if (count == 0)
                break;
            file.Write(buffer, 0, count);
        }
    }
}
