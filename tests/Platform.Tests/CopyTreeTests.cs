namespace Actors.Platform.Tests;

public sealed class CopyTreeTests
{
    [Fact]
    public void A_tree_is_copied_with_modes_links_and_fifos_and_again_over_itself()
    {
        var root = ByteString.FromText(Directory.CreateTempSubdirectory("copy-").FullName);
        Files.CreateDirectories($"{root}/a/b");
        Files.WriteAllText($"{root}/a/\u00ff", "bytes\0", 0x180);
        Files.ChangeMode($"{root}/a/\u00ff", 0xDC9); // 06711
        Files.CreateSymbolicLink("nowhere", $"{root}/a/link");
        Files.CreateFifo($"{root}/a/fifo", 0x1A0);
        Files.ChangeMode($"{root}/a/b", 0x16D); // 0555
        for (var i = 0; i < 2; i++)
        {
            Files.CopyTree($"{root}/a", $"{root}/c", exact: true);
            Assert.Equal("bytes\0", Files.ReadAllText($"{root}/c/\u00ff"));
            Assert.Equal(0xDC9u, Files.Status($"{root}/c/\u00ff")!.Value.Mode);
            Assert.Equal("nowhere", Files.ReadLink($"{root}/c/link"));
            Assert.Equal(FileKind.Fifo, Files.Status($"{root}/c/fifo")!.Value.Kind);
            Assert.Equal(0x16Du, Files.Status($"{root}/c/b")!.Value.Mode);
        }

        Files.RemoveTree(root);
    }

    [Fact]
    public void A_copy_that_is_not_exact_has_directories_that_its_owner_can_write_to()
    {
        var root = ByteString.FromText(Directory.CreateTempSubdirectory("copy-").FullName);
        Files.CreateDirectory($"{root}/a");
        Files.ChangeMode($"{root}/a", 0x16D);
        Files.CopyTree($"{root}/a", $"{root}/c");
        Assert.Equal(0x1EDu, Files.Status($"{root}/c")!.Value.Mode);
        Files.RemoveTree(root);
    }
}
