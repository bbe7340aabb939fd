System.Console.Error.WriteLine("Benchmarks are listed in the README.");
