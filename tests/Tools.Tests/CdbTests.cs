using Actors.Platform;
using Actors.Tools.Sockets;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tools.Tests;

public sealed class CdbTests
{
    [Fact]
    public void Every_record_is_found_by_its_key_and_nothing_else_is()
    {
        var bytes = Gen.Choose(0, 255).Select(b => (byte)b).ListOf().Select(list => list.Take(20).ToArray());
        var records = bytes.SelectMany(key => bytes.Select(value => (Key: key, Value: value))).ListOf();
        Check.QuickThrowOnFailure(Prop.ForAll(records.ToArbitrary(), list =>
        {
            using var folder = new TemporaryFolder();
            var distinct = list.DistinctBy(record => Convert.ToHexString(record.Key)).ToList();
            Files.WriteAllBytes(folder["c"], Cdb.Build(distinct));
            var database = Cdb.Open(folder["c"]);
            foreach (var (key, value) in distinct)
            {
                Assert.True(database.TryFind(key, out var found));
                Assert.Equal(value, found);
            }

            Assert.False(database.TryFind([.. "a key of another length than all of them"u8], out _));
            Assert.Equal(distinct.Select(record => Convert.ToHexString(record.Key)), database.Records.Select(record => Convert.ToHexString(record.Key)));
        }));
    }

    /// <summary>A hostile file is an error and no crash: s6-fdholderd goes on with its old rules then.</summary>
    [Fact]
    public void A_broken_file_is_refused_or_finds_nothing()
    {
        var intact = Cdb.Build([([.. "uid/0"u8], [.. "A"u8, 0, 0, 0, 0])]);
        var changes = Gen.Choose(0, intact.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value => (At: at, Value: (byte)value)));
        Check.QuickThrowOnFailure(Prop.ForAll(changes.ToArbitrary(), change =>
        {
            using var folder = new TemporaryFolder();
            var broken = (byte[])intact.Clone();
            broken[change.At] = change.Value;
            Files.WriteAllBytes(folder["c"], broken);
            try
            {
                _ = new AccessRulesFile(Cdb.Open(folder["c"])).Find(0, 0);
            }
            catch (PlatformException exception)
            {
                Assert.Contains(exception.Errno, (int[])[Errno.EPROTO, Errno.EINVAL]);
            }
        }));
    }
}
