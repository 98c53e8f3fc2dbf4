using System.Diagnostics.CodeAnalysis;

namespace Actors.Kernel.Configuration;

public sealed partial class Config
{
    /// <summary>The text of a string, number or boolean.</summary>
    [return: NotNullIfNotNull(nameof(@default))]
    public string? GetString(string path, string? @default = null) => Find(path)?.GetString(path) ?? @default;

    /// <summary><c>true</c>, <c>yes</c>, <c>on</c>, or <c>false</c>, <c>no</c>, <c>off</c>.</summary>
    public bool GetBoolean(string path, bool @default = false) => Find(path)?.GetBoolean(path) ?? @default;

    /// <summary>A whole number.</summary>
    public int GetInt(string path, int @default = 0) => (int?)Find(path)?.GetWhole(path, int.MinValue, int.MaxValue) ?? @default;

    /// <summary>A whole number.</summary>
    public long GetLong(string path, long @default = 0) => Find(path)?.GetWhole(path, long.MinValue, long.MaxValue) ?? @default;

    /// <summary>A number.</summary>
    public float GetFloat(string path, float @default = 0) => (float?)Find(path)?.GetDouble(path) ?? @default;

    /// <summary>A number.</summary>
    public double GetDouble(string path, double @default = 0) => Find(path)?.GetDouble(path) ?? @default;

    /// <summary>A number.</summary>
    public decimal GetDecimal(string path, decimal @default = 0) => Find(path)?.GetDecimal(path) ?? @default;

    /// <summary>
    /// A duration, never negative: a number and one of the units <c>ns us ms s m h d</c> or their long names; a bare number is
    /// milliseconds. <c>infinite</c>, which is Akka.NET's and not HOCON's, is <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </summary>
    public TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        Find(path) is { } value ? HoconUnits.ReadTimeSpan(value, path, allowInfinite) : @default.GetValueOrDefault();

    /// <summary>
    /// A span of the calendar: a number and one of the units <c>d w m mo y</c> or their long names; a bare number is days.
    /// </summary>
    public HoconPeriod GetPeriod(string path, HoconPeriod @default = default) =>
        Find(path) is { } value ? HoconUnits.ReadPeriod(value, path) : @default;

    /// <summary>
    /// A size in bytes, never negative: <c>kB</c> and the like are powers of 1000; <c>k</c>, <c>Ki</c>, <c>KiB</c> and the like
    /// are powers of 1024.
    /// </summary>
    public long? GetByteSize(string path, long? def = null) => Find(path) is { } value ? HoconUnits.ReadByteSize(value, path) : def;

    /// <summary>A list of texts; empty when there is none.</summary>
    public IList<string> GetStringList(string path) => GetStringList(path, []);

    /// <summary>A list of texts.</summary>
    public IList<string> GetStringList(string path, string[] defaultPaths) =>
        Find(path)?.GetList(path, static (value, name) => value.GetString(name)) ?? defaultPaths;

    /// <summary>A list of booleans; empty when there is none.</summary>
    public IList<bool> GetBooleanList(string path) => GetList(path, static (value, name) => value.GetBoolean(name));

    /// <summary>A list of whole numbers; empty when there is none.</summary>
    public IList<int> GetIntList(string path) =>
        GetList(path, static (value, name) => (int)value.GetWhole(name, int.MinValue, int.MaxValue));

    /// <summary>A list of whole numbers from 0 to 255; empty when there is none.</summary>
    public IList<byte> GetByteList(string path) =>
        GetList(path, static (value, name) => (byte)value.GetWhole(name, byte.MinValue, byte.MaxValue));

    /// <summary>A list of whole numbers; empty when there is none.</summary>
    public IList<long> GetLongList(string path) =>
        GetList(path, static (value, name) => value.GetWhole(name, long.MinValue, long.MaxValue));

    /// <summary>A list of numbers; empty when there is none.</summary>
    public IList<float> GetFloatList(string path) => GetList(path, static (value, name) => (float)value.GetDouble(name));

    /// <summary>A list of numbers; empty when there is none.</summary>
    public IList<double> GetDoubleList(string path) => GetList(path, static (value, name) => value.GetDouble(name));

    /// <summary>A list of numbers; empty when there is none.</summary>
    public IList<decimal> GetDecimalList(string path) => GetList(path, static (value, name) => value.GetDecimal(name));

    private IList<T> GetList<T>(string path, Func<HoconValue, string?, T> read) => Find(path)?.GetList(path, read) ?? [];
}
