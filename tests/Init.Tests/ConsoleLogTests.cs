namespace Actors.Init.Tests;

public class ConsoleLogTests
{
    [Theory]
    [InlineData(ReportLevel.Info, "info")]
    [InlineData(ReportLevel.Warning, "warning")]
    [InlineData(ReportLevel.Fatal, "fatal")]
    public void A_line_is_the_program_the_level_and_the_text_as_they_are(ReportLevel level, string word)
    {
        var written = new StringWriter();
        var console = Console.Error;
        Console.SetError(written);
        try
        {
            using var log = new ConsoleLog();
            log.Write(level, "actors", """a "quoted" {Text} and caf""" + "\u00C3\u00A9"); // byte string: an é in UTF-8
        }
        finally
        {
            Console.SetError(console);
        }
        Assert.Equal($"actors: {word}: a \"quoted\" {{Text}} and café\n", written.ToString());
    }
}
