using System.IO.Compression;
using Actors.Platform;

namespace Actors.Logging;

internal sealed partial class LogDirectory
{
    /// <summary>How much is compressed at once, so that other loggers of the thread wait for milliseconds and not for a whole file.</summary>
    private const int CompressionPiece = 64 * 1024;

    private CompressionProgress? _compression;

    /// <summary>Compresses the next piece of <c>previous</c>; <see cref="Waiting"/> until there is none left.</summary>
    private int Compress()
    {
        var buffer = _host.Buffers.Rent();
        try
        {
            _compression ??= new(_files, Previous, Files.Join(_options.Path, "processed"));
            if (_compression.Continue(buffer.AsSpan(0, CompressionPiece)))
            {
                DisposeCompression();
                return 0;
            }

            _archivalRetryAt = 0; // The next piece is due at once.
            return Waiting;
        }
        catch (PlatformException failure)
        {
            DisposeCompression();
            return failure.Errno;
        }
        finally
        {
            _host.Buffers.Return(buffer);
        }
    }

    private void DisposeCompression()
    {
        _compression?.Dispose();
        _compression = null;
    }

    /// <summary>A file on its way through gzip.</summary>
    private sealed class CompressionProgress : IDisposable
    {
        private readonly LogFileSystem _files;
        private readonly Descriptor _source;
        private readonly LogFileStream _target;
        private readonly GZipStream _gzip;
        private long _read;

        public CompressionProgress(LogFileSystem files, string source, string target)
        {
            _files = files;
            _source = Open(source, OpenMode.Read);
            try
            {
                _target = new(files, Open(target, OpenMode.Write | OpenMode.Create | OpenMode.Truncate));
            }
            catch
            {
                _source.Dispose();
                throw;
            }

            _gzip = new(_target, CompressionLevel.Optimal, leaveOpen: true);
        }

        /// <returns>Whether that was the end.</returns>
        public bool Continue(Span<byte> buffer)
        {
            var count = _files.ReadAt(_source, buffer, _read);
            if (count < 0)
                throw new PlatformException("read previous", -count);
            if (count == 0)
            {
                _gzip.Dispose();
                return true;
            }

            _gzip.Write(buffer[..count]);
            _read += count;
            return false;
        }

        public void Dispose()
        {
            _target.Discard(); // What zlib still holds of a file that could not be written is not wanted.
            _gzip.Dispose();
            _target.Dispose();
            _source.Dispose();
        }

        private Descriptor Open(string path, OpenMode mode)
        {
            var errno = _files.Open(path, mode, out var descriptor);
            return errno == 0 ? descriptor! : throw new PlatformException($"open {path}", errno);
        }
    }
}
