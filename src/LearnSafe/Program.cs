Console.WriteLine("LearnSafe");
