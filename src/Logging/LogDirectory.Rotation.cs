using Actors.Platform;

namespace Actors.Logging;

internal sealed partial class LogDirectory
{
    /// <summary>The next step of a rotation.</summary>
    private enum RotationStep
    {
        None,
        Synchronize,
        Rename,
        OpenCurrent,
        MarkPrevious,
    }

    /// <summary>Begins a rotation, which must wait for the archival of the file before.</summary>
    /// <returns>Whether it is through.</returns>
    private bool StartRotation()
    {
        _rotationIsDue = true;
        if (_archival != ArchivalStep.None)
            return false;
        _rotation = RotationStep.Synchronize;
        return ContinueRotation();
    }

    private bool ContinueRotation()
    {
        while (_rotation != RotationStep.None)
        {
            var errno = DoRotationStep();
            if (errno == Errno.ENOENT && _rotation == RotationStep.MarkPrevious)
                errno = 0; // Somebody has removed it.
            if (errno == Errno.ENOENT)
                return TryReattach() && !_rotationIsDue; // What was written is copied first; the rotation is still due.

            if (errno != 0)
            {
                Fail($"{Describe(_rotation)} {_options.Path}", errno);
                return false;
            }

            _rotation = _rotation == RotationStep.MarkPrevious ? RotationStep.None : _rotation + 1;
            if (_rotation != RotationStep.None)
                continue;
            _rotationIsDue = false;
            StartArchival();
        }

        return !_rotationIsDue;
    }

    private int DoRotationStep()
    {
        switch (_rotation)
        {
            case RotationStep.Synchronize:
                return _files.Synchronize(_current!);
            case RotationStep.Rename:
                // There is no previous now; should there be one all the same, it must not be overwritten.
                return Archive("previous", 'u') is > 0 and var failed ? failed : _files.Rename(Current, Previous);
            case RotationStep.OpenCurrent:
                var errno = _files.Open(Current, OpenMode.Write | OpenMode.Create | OpenMode.Append, out var descriptor);
                if (errno == 0)
                {
                    _current!.Dispose();
                    _current = descriptor;
                    _size = 0;
                }

                return errno;
            default:
                return Tolerate(_files.ChangeMode(Previous, _mode | CompleteMark));
        }
    }

    private static string Describe(RotationStep step) => step switch
    {
        RotationStep.Synchronize => "fsync current in",
        RotationStep.Rename => "rename current to previous in",
        RotationStep.OpenCurrent => "open a new current in",
        _ => "change mode of previous in",
    };
}
